// The limits of reading: each keeps hostile or runaway text from hanging the editor, and each says so when it strikes.

/** Characters of a document. */
export const maxTextLength = 4_000_000;
/** Characters of the front matter; YAML is parsed at about a megabyte a second. */
export const maxFrontMatterLength = 250_000;
/** Characters of a data file; some 100 ms per 5 MB. */
export const maxDataLength = 64_000_000;
/** Parentheses within parentheses; mathjs descends some twenty calls for each. */
export const maxNesting = 200;
/** Tokens of one statement that is not a literal column. */
export const maxStatementTokens = 20_000;
/** Nodes of all trees together, after functions are applied. */
export const maxNodes = 20_000;
/** Levels of one tree: what follows walks trees by recursion. */
export const maxDepth = 800;
/** Conditionals in branches of conditionals, through the definitions: code is generated with one within the other. */
export const maxBranches = 1_000;
/** Definitions, functions and expressions of one document. */
export const maxStatements = 2_000;
/** Functions of the document applied within one another. */
export const maxApplications = 50;
/** Problems listed for one document. */
export const maxProblems = 100;
/** Flow brackets or indented levels within one another in the front matter. */
export const maxYamlNesting = 40;
/** Lines of a document's own optimizer. */
export const maxEquations = 100;

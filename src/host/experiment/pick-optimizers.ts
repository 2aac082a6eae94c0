// VS Code's quick pick of optimizers, each with its equations as detail.
import * as vscode from 'vscode';
import { optimizers } from '../../core/optimizers';

interface Item extends vscode.QuickPickItem {
  readonly id: string;
}

/** The five of the lecture: what “Compare Optimizers” races where the document lists none. */
export const five: readonly string[] = ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam'];

/** Several, the five ticked. @returns undefined where the user thought better of it. */
export async function pickToRace(): Promise<readonly string[] | undefined> {
  const choice = await vscode.window.showQuickPick(
    items(id => five.includes(id)),
    {
      canPickMany: true,
      title: 'Compare optimizers',
      placeHolder: 'From one start, with the same number of steps',
      matchOnDetail: true,
    },
  );
  return choice === undefined || choice.length === 0 ? undefined : choice.map(({ id }) => id);
}

export async function pickOne(): Promise<string | undefined> {
  const choice = await vscode.window.showQuickPick(
    items(() => false),
    {
      title: 'Add optimizer',
      placeHolder: 'It runs from the same start',
      matchOnDetail: true,
    },
  );
  return choice?.id;
}

function items(picked: (id: string) => boolean): Item[] {
  const all = [...optimizers.values()].map(({ id, name, conventions }) => {
    const { equations = [] } = conventions.lecture ?? {};
    return { id, label: name, description: id, detail: equations.join(';  '), picked: picked(id) };
  });
  return all.sort((a, b) => Number(b.picked) - Number(a.picked));
}

// Where the equations of the library conventions were read: one pinned version of each library.

/** @param place file and lines under the repository's root */
export const pytorch = (place: string): string => `pytorch/pytorch v2.13.0 (cf30153), ${place}`;

/** @param place file and lines under the repository's root */
export const keras = (place: string): string => `keras-team/keras 3.15.1 (3422977), ${place}`;

/** @param place file and lines under the repository's root */
export const optax = (place: string): string => `google-deepmind/optax (2edbcbe), ${place}`;

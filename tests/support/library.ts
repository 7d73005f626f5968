import { expect } from '@jest/globals';
import type { Admin } from './admin';
import { eventually } from './eventually';
import type { Instance } from './instance';
import { diskOf, keysOf, rowsOf } from './uploads';

const PATIENCE = 20_000;

interface Answer {
  status: number;
  body: { error?: { message: string } };
}

export const expectAnswer = (
  { status, body }: Answer,
  expected: number,
  message: string | RegExp,
): void =>
  expect([status, body.error?.message]).toEqual([expected, expect.stringMatching(message)]);

/** A media library on this machine's disk, looked at as a whole. */
export class Library {
  constructor(
    private readonly instance: Instance,
    private readonly admin: Admin,
  ) {}

  /** What is stored and what the database says of it, once nothing is in the making. */
  async everything(): Promise<{ id: number; sha256: string; name: string }[]> {
    await eventually(
      async () => expect((await diskOf(this.instance)).unfinished).toEqual([]),
      PATIENCE,
    );
    const rows = await rowsOf(this.admin);
    const { stored } = await diskOf(this.instance);
    expect(stored).toEqual(rows.flatMap(keysOf).sort());
    return rows.map(({ id, sha256, name }) => ({ id, sha256, name }));
  }

  /** Tries something that must be refused, and looks whether anything is different afterwards. */
  async expectRefusal(
    attempt: () => PromiseLike<Answer>,
    message: string | RegExp,
    status = 400,
  ): Promise<void> {
    const before = await this.everything();
    expectAnswer(await attempt(), status, message);
    expect(await this.everything()).toEqual(before);
  }
}

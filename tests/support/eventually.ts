const INTERVAL = 25;
const PATIENCE = 5000;

/** Tries an expectation until it holds, or fails with its last reason when patience is over. */
export async function eventually(
  expectation: () => Promise<void>,
  patience = PATIENCE,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
    }
  }
}

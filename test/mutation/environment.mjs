// A jest environment for tests of many files in one, run until the first of them fails: a mutant needs no second killer.
import { TestEnvironment } from 'jest-environment-node';

export default class MutationEnvironment extends TestEnvironment {
  fileOf = new WeakMap();
  running = undefined;

  /** jest-circus tells of everything here. What it has just added stands last in the block that it is reading. */
  handleTestEvent(event, { currentDescribeBlock, rootDescribeBlock }) {
    const file = this.global.testFile;
    if (event.name === 'add_test') this.fileOf.set(currentDescribeBlock.children.at(-1), file);
    if (event.name === 'add_hook') this.keepWithin(file, currentDescribeBlock.hooks.at(-1));
    if (event.name === 'test_start') this.running = this.fileOf.get(event.test);
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') skip(rootDescribeBlock);
  }

  /** A hook at the top of a file is for the tests of that file. */
  keepWithin(file, hook) {
    if (hook.type !== 'beforeEach' && hook.type !== 'afterEach') return;
    const { fn } = hook;
    hook.fn = () => (this.running === file ? fn() : undefined);
  }
}

/**
 * Neither tests nor what prepares them: what has already run is not touched by it. A test that has failed before it ran,
 * because a hook of its block did, has to be reported as failed: skipped, it would say that nothing was noticed.
 */
function skip(block) {
  for (const child of block.children) {
    if (child.type === 'describeBlock') skip(child);
    else if (child.errors.length === 0) child.mode = 'skip';
  }
}

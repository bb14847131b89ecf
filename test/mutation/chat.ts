import { readTests } from './read-tests.ts';

// The corpus of phrases lies with the bot, and is about the grammar of core.
await readTests('test/{core/chat/*,bot/phrases}.test.ts');

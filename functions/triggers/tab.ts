import { app } from '@azure/functions';
import { builtTab, tabAsset } from '../tab/assets.ts';

const folder = builtTab();

/** The tab: a page and its files, for anybody. What they show is asked for with a token. */
app.http('tab', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tab/{*path}',
  handler: async request => {
    const asset = await tabAsset(folder, request.params['path'] ?? '');
    return asset ?? { status: 404, headers: { 'cache-control': 'no-store' }, body: 'There is no such file.' };
  },
});

import { describe, expect, test } from '@jest/globals';
import { html, trusted } from '../../../bench/report/html.ts';

describe('markup', () => {
  test('escapes what is put into it', () => {
    expect(html`<b title="${'"a"'}">${"<script>&'"}</b>`.markup).toBe(
      '<b title="&quot;a&quot;">&lt;script&gt;&amp;&#39;</b>',
    );
  });

  test('control: does not escape what is markup already', () => {
    expect(html`<p>${html`<i>${'&'}</i>`}${trusted('<br>')}</p>`.markup).toBe('<p><i>&amp;</i><br></p>');
  });

  test('strings lists together and leaves nothing for undefined', () => {
    expect(html`${['a', html`<br>`, 1, undefined]}${undefined}${0}`.markup).toBe('a<br>10');
  });
});

import Handlebars from 'handlebars';
import { Assets } from '../../src/platform/assets.js';
import { helpersFor } from '../../src/platform/views/helpers.js';
import { optionsFor, readTemplates } from '../../src/platform/views.js';

const options = optionsFor(Object.keys(helpersFor(new Assets())));
const compiled = (text: string): unknown => Handlebars.precompile(text, options);

test.each(readTemplates().map(({ name, text }) => [name, text]))('%s can be compiled', (_, text) => {
  expect(compiled(text)).toEqual(expect.any(String));
});

test.each(['{{#if}', '{{#each rows}}', '{{nobody-helps this}}'])('%s cannot', (text) => {
  expect(() => compiled(text)).toThrow();
});

import { Shelf } from '../../../src/portal/kept/shelf.js';

const page = (size: number, mark = 'm') => ({
  ...{ mark, etag: 'e', bytes: Buffer.alloc(size), headers: {}, notModified: {} },
});
const KB = 1024;

test('what was not asked for longest goes first, and the rest stays', () => {
  const shelf = new Shelf(40 * KB, 20 * KB);
  for (const key of ['a', 'b', 'c']) shelf.put(key, page(10 * KB));
  expect(shelf.find('a', 'm')).not.toBeNull();
  shelf.put('d', page(10 * KB));
  expect(['a', 'b', 'c', 'd'].map((key) => shelf.find(key, 'm') !== null)).toEqual([true, false, true, true]);
});

test('a page that is too large is not taken, and does not leave an older one in its place', () => {
  const shelf = new Shelf(40 * KB, 20 * KB);
  shelf.put('a', page(10 * KB));
  shelf.put('a', page(30 * KB));
  expect(shelf.find('a', 'm')).toBeNull();
});

test('a page of another mark is not given out and takes no room', () => {
  const shelf = new Shelf(40 * KB, 20 * KB);
  for (const key of ['a', 'b', 'c']) shelf.put(key, page(10 * KB, 'old'));
  expect(['a', 'b', 'c'].map((key) => shelf.find(key, 'new'))).toEqual([null, null, null]);
  for (const key of ['d', 'e', 'f']) shelf.put(key, page(10 * KB, 'new'));
  expect(['d', 'e', 'f'].map((key) => shelf.find(key, 'new') !== null)).toEqual([true, true, true]);
});

test('the same page put again and again weighs as one', () => {
  const shelf = new Shelf(40 * KB, 20 * KB);
  shelf.put('first', page(10 * KB));
  for (let n = 0; n < 50; n += 1) shelf.put('again', page(10 * KB));
  expect(shelf.find('first', 'm')).not.toBeNull();
});

import fc from 'fast-check';
import { honestName } from '../../../src/extensions/upload/guard/kinds';
import { displayName, storageStem } from '../../../src/extensions/upload/guard/names';

const long = '竹'.repeat(300);

test.each([
  ['竹报平安.jpg', '竹报平安.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\win.ini', 'win.ini'],
  ['/absolute/path/画.png', '画.png'],
  ['a\0b.png', 'ab.png'],
  ['竹\u202Egpj.exe', '竹gpj.exe'],
  ['\u200Fنص\u061C.jpg', 'نص.jpg'],
  ['con.jpg', '_con.jpg'],
  ['COM1', '_COM1'],
  ['lpt9.tar.gz', '_lpt9.tar.gz'],
  ['console.jpg', 'console.jpg'],
  ['😀 梅👩‍🎨.png', '😀 梅👩‍🎨.png'],
  ['\uD800梅\uDC00.png', '梅.png'],
  ['tab\there\r\n.png', 'tab here .png'],
  ['.htaccess', 'htaccess'],
  ['...', '未命名'],
  ['', '未命名'],
  ['\u200B\u2060', '未命名'],
  ['x.png. . ', 'x.png'],
  ['<b>"a|b"?*.png', '_b__a_b___.png'],
  ['e\u0301mile.jpg', 'émile.jpg'],
  [`${long}.jpeg`, `${'竹'.repeat(115)}.jpeg`],
  [`${'😀'.repeat(200)}`, '😀'.repeat(120)],
])('%j is shown as %j', (raw, shown) => {
  expect(displayName(raw)).toBe(shown);
});

const anyName = fc.string({ unit: 'binary', maxLength: 400 });

test('whatever a name is, what is shown is safe, and cleaning it again changes nothing', () => {
  fc.assert(
    fc.property(anyName, (raw) => {
      const name = displayName(raw);
      expect(name).not.toBe('');
      expect(name).not.toMatch(/\p{Cs}/u);
      expect([...name].length).toBeLessThanOrEqual(120);
      expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069<>:"/\\|?*]|^[. ]|[. ]$/u);
      expect(displayName(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['IMG 0001 (1).JPG', 'img-0001-1'],
  ['竹报平安.jpg', 'file'],
  ['émile & co.png', 'emile-co'],
  ['--.png', 'file'],
])('%j is kept under %j', (name, stem) => {
  expect(storageStem(name)).toBe(stem);
});

test('a storage key begins with letters and digits alone', () => {
  fc.assert(
    fc.property(anyName, (raw) => {
      expect(storageStem(raw)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(storageStem(raw).length).toBeLessThanOrEqual(40);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['竹.jpg', 'image/jpeg', '竹.jpg'],
  ['竹', 'image/jpeg', '竹'],
  ['竹.2024', 'image/jpeg', '竹.2024'],
  ['page.html', 'image/jpeg', 'page.html.jpg'],
  ['字幕.srt', 'text/vtt', '字幕.srt'],
  ['x.html', 'application/unknown', 'x.html'],
])('%j of a %s is saved as %j', (name, mime, honest) => {
  expect(honestName(name, mime)).toBe(honest);
});

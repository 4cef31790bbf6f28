export const signsOf = (text: string): string => text.replace(/\s/g, '');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Too little to tell by how often something stands in it. */
const FEW = 20;

/** Signs that stand for nothing, in the whole or in one part: a file may name the signs of one of its fonts and not of the other. */
export function isGarbled(texts: readonly string[]): boolean {
  const parts = texts.map(signsOf);
  const whole = parts.join('');
  if (count(whole, STRANGE) * 50 > whole.length || hasNoKnownWord(texts.join('\n'))) return true;
  return parts.some((part) => part.length >= FEW && (count(part, STRANGE) * 10 > part.length || isMadeUp(part)));
}

/** U+FFFD, control signs, private use, unassigned, and the scripts that nobody here writes: codes without a map look like that. */
const STRANGE =
  /[\uFFFD\p{Cc}\p{Co}\p{Cn}\p{Cs}]|[^\p{sc=Han}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Mongolian}\p{sc=Tibetan}\p{sc=Arabic}\p{sc=Common}\p{sc=Inherited}]/gu;

/** The 3755 characters of GB 2312, level one, in which nearly everything is written. */
const WRITTEN: ReadonlySet<string> = new Set(
  new TextDecoder('gbk').decode(
    Uint8Array.from({ length: 40 * 94 * 2 }, (_, at) =>
      at % 2 === 0 ? 0xb0 + Math.floor(at / 188) : 0xa1 + ((at % 188) - 1) / 2,
    ),
  ),
);

/** UTF-8 read as GBK gives rare characters that nobody writes one after another. */
function isMadeUp(part: string): boolean {
  const han = part.match(/\p{sc=Han}/gu) ?? [];
  return han.length >= FEW && han.filter((sign) => WRITTEN.has(sign)).length * 2 < han.length;
}

const COMMON =
  /[的一是在有和不了人这中大为上个国地到以要时出会可也你对生能而子那得于着下自之年月日第元号市县项目公司信息政府]/gu;
const WORD =
  /\b(?:the|of|and|to|in|is|for|on|at|by|no|name|id|date|from|total|unit|type|code|http|https|www|com|cn)\b/i;

/** Words that everybody knows are missing: of a long Chinese text, or of one in Latin letters alone. */
function hasNoKnownWord(text: string): boolean {
  const han = count(text, /\p{sc=Han}/gu);
  if (han >= 60) return count(text, COMMON) * 50 < han;
  return han === 0 && count(text, /\p{sc=Latin}/gu) >= 200 && !WORD.test(text);
}

/**
 * Browsers and office programs that print to PDF often name the sign of a radical where its character stands: ⽤ for 用, ⺠ for 民. They
 * look alike, but no word would be found in them. Kangxi radicals and compatibility ideographs have their characters in Unicode itself.
 */
export const unified = (text: string): string =>
  text.replace(
    /[\u2E80-\u2FD5\uF900-\uFAFF]|[\u{2F800}-\u{2FA1F}]/gu,
    (sign) => WHOLE.get(sign) ?? sign.normalize('NFKC'),
  );

/** Radicals of the supplement that are characters of their own (EquivalentUnifiedIdeograph.txt); the rest are parts of some. */
const WHOLE: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺁厂⺄乙⺇几⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺛旡⺝月⺞歺⺟母⺠民⺧牛⺪疋⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻃覀⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical = '', character = '']) => [radical, character] as const,
  ),
);

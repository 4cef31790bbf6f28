import { HEAD, packaged, PPTX, type Contents } from './package.js';

const NS =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

export interface Slide {
  readonly text: string;
  readonly notes?: string;
  readonly hidden?: boolean;
  /** A picture on it, with the words that stand for it. */
  readonly picture?: string;
}

const shape = (text: string): string =>
  `<p:sp><p:txBody><a:p>${text
    .split('|')
    .map((run) => `<a:r><a:t>${run}</a:t></a:r>`)
    .join('')}</a:p></p:txBody></p:sp>`;
const pic = (described: string): string =>
  `<p:pic><p:nvPicPr><p:cNvPr id="4" name="图片" descr="${described}"/></p:nvPicPr></p:pic>`;

/** A presentation; a stroke in a text is where a new run begins. */
export const pptx = (slides: readonly Slide[], more: Contents = {}): Buffer =>
  packaged(
    { name: 'ppt/presentation.xml', kind: PPTX },
    { 'ppt/presentation.xml': `${HEAD}<p:presentation ${NS}/>`, ...Object.assign({}, ...slides.map(parts)), ...more },
  );

function parts({ text, notes, hidden = false, picture }: Slide, at: number): Contents {
  const tree = (content: string): string => `<p:cSld><p:spTree>${content}</p:spTree></p:cSld>`;
  const shown = `${shape(text)}${picture === undefined ? '' : pic(picture)}`;
  return {
    [`ppt/slides/slide${at + 1}.xml`]: `${HEAD}<p:sld ${NS}${hidden ? ' show="0"' : ''}>${tree(shown)}</p:sld>`,
    ...(notes === undefined
      ? {}
      : { [`ppt/notesSlides/notesSlide${at + 1}.xml`]: `${HEAD}<p:notes ${NS}>${tree(shape(notes))}</p:notes>` }),
  };
}

import { extname } from 'node:path';
import type { ScriptFile } from '../script/shape.js';
import { drawnPlan } from './drawn-plan.js';
import { plainPdf } from './plain-pdf.js';

/** The bytes of a script's file: what its ending promises. */
export function madeFile({ name, title, text }: ScriptFile): Buffer {
  switch (extname(name)) {
    case '.pdf':
      return plainPdf(title, text.trim().split('\n'));
    case '.png':
      return drawnPlan(name);
    default:
      return Buffer.from(`\uFEFF${text.trim()}\n`, 'utf8');
  }
}

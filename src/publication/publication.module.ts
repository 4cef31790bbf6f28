import { Module } from '@nestjs/common';
import { Names } from './names.js';

/** How a publication looks, for the window that shows it and the workbench that shows it beforehand. */
@Module({ providers: [Names], exports: [Names] })
export class PublicationModule {}

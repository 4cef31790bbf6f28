import { share } from './suites.js';

share(4);

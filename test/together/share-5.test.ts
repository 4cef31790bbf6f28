import { share } from './suites.js';

share(5);

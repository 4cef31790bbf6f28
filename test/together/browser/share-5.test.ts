import { share } from '../suites.js';

share('browser', 5);

import { share } from '../suites.js';

share('browser', 2);

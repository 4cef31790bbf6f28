import { share } from '../suites.js';

share('all', 6);

// The page as one file: the same page, which also reports to a learning platform when one has opened it.
import './launch.js';
import './main.js';
import { reportTo } from './scorm.js';

reportTo(window);

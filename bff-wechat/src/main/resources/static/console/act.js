export { Act } from '../shared/act.js';

export { addName as handler } from './add-name.ts';

import { playEveryScene } from '../workflow/told-moved-muted/every-scene.ts';

playEveryScene(true);

import { playEveryScene } from './told-moved-muted/every-scene.ts';

playEveryScene(false);

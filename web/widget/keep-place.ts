/** From the end, in pixels: a reader who is there sees what comes. */
const NEAR = 80;

/**
 * Keeps the place of the reader of a box that scrolls when its only child grows: at the end it stays there, and at the beginning, where older
 * entries come, what was read stays where it is. Returns how to stop.
 */
export const keepPlace = (box: HTMLElement): (() => void) => {
  let height = 0;
  let end = 0;
  const note = () => {
    height = box.scrollHeight;
    end = box.scrollTop + box.clientHeight;
  };
  const grown = new ResizeObserver(() => {
    if (height - end < NEAR) box.scrollTop = box.scrollHeight;
    else if (box.scrollTop < NEAR) box.scrollTop += box.scrollHeight - height;
    note();
  });
  grown.observe(box);
  if (box.firstElementChild) grown.observe(box.firstElementChild);
  box.addEventListener('scroll', note);
  return () => {
    grown.disconnect();
    box.removeEventListener('scroll', note);
  };
};

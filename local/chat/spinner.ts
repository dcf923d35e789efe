const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const EVERY_MS = 80;

/** Shows a spinner with the elapsed seconds while the work is pending; prints nothing if stderr is not a terminal. */
export const whileWaiting = async <T>(work: Promise<T>): Promise<T> => {
  if (!process.stderr.isTTY) return work;
  const began = Date.now();
  let frame = 0;
  const timer = setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    process.stderr.write(`\r${FRAMES[frame++ % FRAMES.length]} ${seconds > 0 ? `${seconds} s` : ''}`);
  }, EVERY_MS);
  return work.finally(() => {
    clearInterval(timer);
    process.stderr.write('\r\x1b[K');
  });
};

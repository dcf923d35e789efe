const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const EVERY_MS = 80;

/** Shows on a terminal that something is under way, and for how many seconds; leaves no trace in a pipe. */
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

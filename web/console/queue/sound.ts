const SECONDS = 0.25;
/** A fifth, one tone after the other, in hertz. */
const TONES = [660, 990];

/** A short tone. Browsers stay silent until the person has used the page. */
export const sound = () => {
  let audio: AudioContext | null = null;
  return {
    /** Call it in a click, which allows sound. */
    allow: () => {
      audio ??= new AudioContext();
      void audio.resume();
    },
    play: () => {
      if (audio?.state !== 'running') return;
      TONES.forEach((hertz, at) => {
        if (!audio) return;
        const start = audio.currentTime + (at * SECONDS) / 2;
        const tone = new OscillatorNode(audio, { frequency: hertz });
        const volume = new GainNode(audio, { gain: 0 });
        volume.gain.setValueAtTime(0, start);
        volume.gain.linearRampToValueAtTime(0.15, start + 0.02);
        volume.gain.linearRampToValueAtTime(0, start + SECONDS);
        tone.connect(volume).connect(audio.destination);
        tone.start(start);
        tone.stop(start + SECONDS);
      });
    },
  };
};

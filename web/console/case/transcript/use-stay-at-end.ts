import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** So near to the end, a reader is at the end. */
const NEAR_PX = 48;

export interface StayAtEnd {
  readonly box: RefObject<HTMLDivElement | null>;
  /** Something came below what is being read. */
  readonly hasNews: Signal<boolean>;
  readonly toEnd: () => void;
}

/** Follows new entries while the reader is at the end, and never moves what they read further up, also when older entries come above it. */
export const useStayAtEnd = (oldest: string, newest: string): StayAtEnd => {
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const fromEnd = useRef(0);
  const hasNews = useSignal(false);
  const toEnd = () => {
    const { current } = box;
    if (current) current.scrollTop = current.scrollHeight;
    hasNews.value = false;
  };

  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
    else hasNews.value = true;
  }, [newest]);
  useLayoutEffect(() => {
    const { current } = box;
    if (current && !isAtEnd.current) current.scrollTop = current.scrollHeight - fromEnd.current;
  }, [oldest]);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const measure = () => {
      fromEnd.current = current.scrollHeight - current.scrollTop;
      isAtEnd.current = fromEnd.current - current.clientHeight < NEAR_PX;
      if (isAtEnd.current) hasNews.value = false;
    };
    // The composer grows and shrinks below.
    const resized = new ResizeObserver(() => isAtEnd.current && toEnd());
    current.addEventListener('scroll', measure, { passive: true });
    resized.observe(current);
    return () => {
      current.removeEventListener('scroll', measure);
      resized.disconnect();
    };
  }, []);
  return { box, hasNews, toEnd };
};

import type { Post } from '../../results.ts';
import { clock } from '../../shell/times.ts';
import { Said } from './said.tsx';

/** A person's reply, a note of the team, or a notice of what happened to the conversation. */
export const PostLine = ({ post: { kind, author, text, at } }: { readonly post: Post }) => {
  const time = <time dateTime={at}>{clock(at)}</time>;
  if (kind === 'notice') {
    return (
      <li class="notice">
        <span>
          <bdi>{text}</bdi> {time}
        </span>
      </li>
    );
  }
  const name = <bdi>{author?.name ?? 'Support'}</bdi>;
  return kind === 'note' ? (
    <li class="msg note">
      <p class="by">
        <b>Internal note</b>
        <span>{name}, customers never see this</span>
        {time}
      </p>
      <Said text={text} />
    </li>
  ) : (
    <li class="msg" data-is="human">
      <p class="by">
        <b>{name}</b>
        {time}
      </p>
      <Said text={text} />
    </li>
  );
};

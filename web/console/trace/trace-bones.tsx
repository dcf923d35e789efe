/** A trace that is not there yet. It shows after 300 ms. */
export const TraceBones = () => (
  <div aria-busy="true">
    <p class="vh" role="status">
      The trace is loading
    </p>
    <div class="late-bones stack" aria-hidden="true">
      <div class="tiles five">
        {Array.from({ length: 5 }, (_, at) => (
          <div class="card tile bones" key={at}>
            <span class="bone s" />
            <span class="bone m" />
          </div>
        ))}
      </div>
      <div class="trace">
        <div class="card pad bones">
          <Lines count={12} />
        </div>
        <div class="card pad bones">
          <Lines count={8} />
        </div>
      </div>
    </div>
  </div>
);

const Lines = ({ count }: { readonly count: number }) => (
  <>
    {Array.from({ length: count }, (_, at) => (
      <span class={`bone ${at % 3 === 0 ? 's' : at % 3 === 1 ? 'l' : 'm'}`} key={at} />
    ))}
  </>
);

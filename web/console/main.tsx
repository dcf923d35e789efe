import { render } from 'preact';
import { readPageConfig } from '../shared/page-config.ts';
import './console.css';
import { Notice } from './login/log-in-screens.tsx';
import { startConsole } from './start-console.tsx';

const start = () =>
  readPageConfig(location.href)
    .then(startConsole)
    .catch((error: Error) => {
      render(
        <Notice title="The console did not load" button="Try again" onClick={start}>
          <p>{error.message}</p>
        </Notice>,
        document.body,
      );
    });
void start();

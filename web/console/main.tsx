import { render } from 'preact';
import './console.css';

render(<main>Frontdesk</main>, document.body);

import css from 'inline:./widget.css';

class FrontdeskChat extends HTMLElement {
  connectedCallback(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }
}

customElements.define('frontdesk-chat', FrontdeskChat);

import type { Language } from './language.ts';

/** Beside the script that every page of a shop loads, because the other words come when the chat is opened. */
export const LAUNCHER: Readonly<
  Record<Language, { readonly open: string; readonly unread: string; readonly failed: string }>
> = {
  en: { open: 'Chat with us', unread: 'new replies: {n}', failed: 'No connection: try again' },
  de: { open: 'Chat öffnen', unread: 'neue Antworten: {n}', failed: 'Keine Verbindung: noch einmal versuchen' },
  fr: { open: 'Ouvrir le chat', unread: 'nouvelles réponses : {n}', failed: 'Pas de connexion : réessayer' },
  es: { open: 'Abrir el chat', unread: 'respuestas nuevas: {n}', failed: 'Sin conexión: volver a intentarlo' },
  it: { open: 'Apri la chat', unread: 'nuove risposte: {n}', failed: 'Nessuna connessione: riprova' },
  pt: { open: 'Abrir o chat', unread: 'respostas novas: {n}', failed: 'Sem ligação: tentar de novo' },
  nl: { open: 'Chat openen', unread: 'nieuwe antwoorden: {n}', failed: 'Geen verbinding: probeer opnieuw' },
  pl: { open: 'Otwórz czat', unread: 'nowe odpowiedzi: {n}', failed: 'Brak połączenia: spróbuj ponownie' },
};

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Locale, rememberLocale } from './locale';
import {
  format,
  loadSpoken,
  type Message,
  type MessageKey,
  type Say,
  type Spoken,
  type Translation,
  type Values,
} from './messages';

export type Translate = (key: MessageKey, values?: Values) => string;
type Context = Spoken & { readonly speak: (locale: Locale) => Promise<void> };

const MessagesContext = createContext<Context | null>(null);

export function MessagesProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  const speak = useCallback(async (locale: Locale) => {
    const next = await loadSpoken(locale);
    rememberLocale(locale);
    setSpoken(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.locale;
  }, [spoken.locale]);
  const value = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return <MessagesContext value={value}>{children}</MessagesContext>;
}

/** `const { t, say, locale, speak } = useMessages()`. */
export function useMessages(): { t: Translate; say: Say; locale: Locale; speak: Context['speak'] } {
  const context = use(MessagesContext);
  if (!context) throw new Error('useMessages stands outside MessagesProvider');
  const { messages, say, locale, speak } = context;
  const t = useCallback<Translate>(
    (key, values) => format(lookUp(messages, key), values, locale),
    [messages, locale],
  );
  return { t, say, locale, speak };
}

function lookUp(messages: Translation, key: MessageKey): Message {
  const [noun, name] = key.split('.') as [keyof Translation, string];
  return (messages[noun] as Readonly<Record<string, Message>>)[name] ?? key;
}

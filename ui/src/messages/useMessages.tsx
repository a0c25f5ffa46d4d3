import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { type Locale, rememberLocale } from './locale';
import {
  format,
  loadMessages,
  type Message,
  type MessageKey,
  type Translation,
  type Values,
} from './messages';

export type Translate = (key: MessageKey, values?: Values) => string;
type Spoken = { readonly locale: Locale; readonly messages: Translation };
type Context = Spoken & { readonly speak: (locale: Locale) => Promise<void> };

const MessagesContext = createContext<Context | null>(null);

export function MessagesProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first);
  const speak = useCallback(async (locale: Locale) => {
    const messages = await loadMessages(locale);
    rememberLocale(locale);
    setSpoken({ locale, messages });
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.locale;
  }, [spoken.locale]);
  const value = useMemo(() => ({ ...spoken, speak }), [spoken, speak]);
  return <MessagesContext value={value}>{children}</MessagesContext>;
}

/** `const { t, locale, speak } = useMessages()`. */
export function useMessages(): { t: Translate; locale: Locale; speak: Context['speak'] } {
  const context = use(MessagesContext);
  if (!context) throw new Error('useMessages stands outside MessagesProvider');
  const { messages, locale, speak } = context;
  const t = useCallback<Translate>(
    (key, values) => format(lookUp(messages, key), values, locale),
    [messages, locale],
  );
  return { t, locale, speak };
}

function lookUp(messages: Translation, key: MessageKey): Message {
  const [noun, name] = key.split('.') as [keyof Translation, string];
  return (messages[noun] as Readonly<Record<string, Message>>)[name] ?? key;
}

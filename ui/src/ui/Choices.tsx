import { lazy, type ReactElement, Suspense } from 'react';

export type ChoicesProps = {
  readonly choices: readonly {
    readonly label: string;
    readonly isChosen?: boolean;
    readonly onChoose: () => void;
  }[];
  readonly position: 'bottom-start' | 'bottom-end';
  /** The button that opens them. */
  readonly children: ReactElement;
};

// It comes beside the screen, not with it: nobody opens a menu before there is something to look at.
const coming = import('./ChoiceMenu').catch((error: unknown) => {
  console.warn('The menus could not be loaded', error);
  return { default: ({ children }: ChoicesProps) => children };
});
const ChoiceMenu = lazy(() => coming);

/** A button that opens a menu of choices. */
export function Choices(props: ChoicesProps) {
  return (
    <Suspense fallback={props.children}>
      <ChoiceMenu {...props} />
    </Suspense>
  );
}

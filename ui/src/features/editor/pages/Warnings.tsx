import { Button, Popover, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { PreviewAnswer } from '~/api';
import { useMessages } from '~/messages/useMessages';
import { Said } from '~/ui/Said';
import classes from './Pages.module.css';

/** What should be known of these pages, such as letters that no font has. */
export default function Warnings({ warnings }: { readonly warnings: PreviewAnswer['warnings'] }) {
  const { t } = useMessages();
  return (
    <Popover width={320} position="bottom-start" withArrow>
      <Popover.Target>
        <Tooltip label={t('editor.warningsHint')}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconAlertTriangle size={16} stroke={1.6} color="var(--warn)" aria-hidden />}
          >
            {t('editor.warnings', { count: warnings.length })}
          </Button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.warnings}>
          {warnings.map((one) => (
            <li key={one.code + one.message}>
              <Said>{one.message}</Said>{' '}
              {one.fix && (
                <strong>
                  <Said>{one.fix}</Said>
                </strong>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

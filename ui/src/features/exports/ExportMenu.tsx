import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFileZip, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DocumentLine } from '~/features/documents/documents';
import { useDocuments } from '~/features/documents/useDocuments';
import { useExportWords } from '~/features/documents/useExportWords';
import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';

const SHOWN = 12;

type Props = { readonly onOne: (document: DocumentLine) => void; readonly onSeveral: () => void };

/** Which document, the last changed first, or several. */
export function ExportMenu({ onOne, onSeveral }: Props) {
  const { t } = useMessages();
  const documents = useDocuments().all.slice(0, SHOWN);
  const words = useExportWords();
  return (
    <Menu position="bottom-end" width={300} shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('exports.export')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {documents.map((document) => (
          <Menu.Item key={document.id} onClick={() => onOne(document)}>
            <span className={classes.name}>{document.title || t('exports.untitled')}</span>
            <span className={classes.about}>{words(document)}</span>
          </Menu.Item>
        ))}
        {documents.length > 0 ? (
          <Menu.Item leftSection={<IconFileZip size={16} stroke={1.6} aria-hidden />} onClick={onSeveral}>
            {t('exports.exportSeveral')}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/import" />}
          >
            {t('home.import')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

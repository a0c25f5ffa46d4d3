import { ActionIcon, Button, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useMessages } from '~/messages/useMessages';
import { focusBeside } from '~/ui/focusBeside';
import { EXTENSION, idOf, mint, profilesOf, withProfiles } from '../document/draft';
import { textAt } from '../document/fieldPaths';
import { BASICS, PLACE, PROFILE } from '../document/sections';
import { useEditorParts, useSession } from '../useEditor';
import { SpecField } from './EntryForm';
import { Flags } from './Flags';
import classes from './Form.module.css';
import { TextField } from './TextField';

/** Who it is, what they aim at, and the summary. */
export const Contact = memo(function Contact() {
  const { t } = useMessages();
  return (
    <>
      <section className={classes.section} id="section-basics" aria-labelledby="heading-basics">
        <header className={classes.head}>
          <Title order={2} id="heading-basics" className={classes.heading}>
            {t('editor.contact')}
          </Title>
          <span className={classes.tools}>
            <Flags path="basics" name={t('editor.contact')} />
          </span>
        </header>
        <div className={classes.fields}>
          {BASICS.map((field) => (
            <SpecField key={field.name} field={field} path={`basics/${field.name}`} />
          ))}
          <Place />
        </div>
        <Profiles />
      </section>
      <section className={classes.section} id="section-label" aria-labelledby="heading-label">
        <header className={classes.head}>
          <Title order={2} id="heading-label" className={classes.heading}>
            {t('editor.targetTitle')}
          </Title>
          <span className={classes.tools}>
            <Flags path="basics/label" name={t('editor.targetTitle')} />
          </span>
        </header>
        <TextField path="basics/label" label={t('editor.targetTitle')} isLabelHidden />
      </section>
      <section className={classes.section} id="section-summary" aria-labelledby="heading-summary">
        <header className={classes.head}>
          <Title order={2} id="heading-summary" className={classes.heading}>
            {t('fields.summary')}
          </Title>
          <span className={classes.tools}>
            <Flags path="basics/summary" name={t('fields.summary')} />
          </span>
        </header>
        <TextField path="basics/summary" label={t('fields.summary')} isLabelHidden isLong />
      </section>
    </>
  );
});

function Place() {
  const { t } = useMessages();
  const [isWhole, setWhole] = useState(false);
  const filled = useSession((state) =>
    PLACE.filter(({ name }, index) => index === 0 || textAt(state.content.draft, `basics/location/${name}`))
      .map(({ name }) => name)
      .join(' '),
  ).split(' ');
  const shown = PLACE.filter(({ name }) => isWhole || filled.includes(name));
  return (
    <>
      {shown.map((field) => (
        <SpecField key={field.name} field={field} path={`basics/location/${field.name}`} />
      ))}
      {shown.length < PLACE.length && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.more}
          onClick={() => setWhole(true)}
        >
          {t('editor.moreFields')}
        </Button>
      )}
    </>
  );
}

function Profiles() {
  const { t } = useMessages();
  const { session, view } = useEditorParts();
  const ids = useSession((state) => profilesOf(state.content.draft).map(idOf).join(' '));
  const add = () => {
    const id = mint('profile');
    session.change((draft) => withProfiles(draft, [...profilesOf(draft), { [EXTENSION]: { id } }]));
    view.jumpTo(`basics/profiles/${id}/network`);
  };
  const remove = (id: string) => {
    focusBeside(document.activeElement?.closest('[data-row]'));
    session.change((draft) =>
      withProfiles(
        draft,
        profilesOf(draft).filter((one) => idOf(one) !== id),
      ),
    );
  };
  return (
    <fieldset className={classes.items}>
      <legend className={classes.label}>{t('editor.profiles')}</legend>
      {(ids ? ids.split(' ') : []).map((id, index) => (
        <div key={id} data-row={id} className={classes.profile}>
          {PROFILE.map(({ name, label }) => (
            <TextField
              key={name}
              path={`basics/profiles/${id}/${name}`}
              label={`${t(`fields.${label}`)} ${index + 1}`}
              placeholder={t(`fields.${label}`)}
              isLabelHidden
            />
          ))}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('editor.remove', { name: `${t('editor.profile')} ${index + 1}` })}
            onClick={() => remove(id)}
          >
            <IconX size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        data-adds
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes.add}
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
        onClick={add}
      >
        {t('editor.addProfile')}
      </Button>
    </fieldset>
  );
}

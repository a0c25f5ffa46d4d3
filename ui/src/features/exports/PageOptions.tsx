import { Checkbox, ColorInput, NativeSelect, NumberInput } from '@mantine/core';
import type { ExportSettings } from '~/features/templates/exportSettings';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';
import { heeds } from './formats';
import type { Mistakes, Wish } from './wish';

type Props = {
  readonly wish: Wish;
  readonly settings: ExportSettings;
  readonly mistakes: Mistakes;
  readonly onChange: (change: Partial<Wish>) => void;
};

/** Everything about the page that the format heeds, within the template's limits. */
export function PageOptions({ wish, settings, mistakes, onChange }: Props) {
  const { t } = useMessages();
  const { number } = useFormat();
  const { low, high, own } = settings.margins;
  const limits = { low: number(low), high: number(high), own: number(own) };
  return (
    <div className={classes.options}>
      {heeds(wish.format, 'page') && (
        <>
          <NativeSelect
            label={t('exports.pageSize')}
            value={wish.pageSize}
            onChange={(event) => onChange({ pageSize: event.currentTarget.value as Wish['pageSize'] })}
            data={[
              { value: 'a4', label: t('exports.a4') },
              { value: 'us-letter', label: t('exports.usLetter') },
              { value: 'us-legal', label: t('exports.usLegal') },
            ]}
          />
          <NumberInput
            label={t('exports.margins')}
            description={t('exports.marginsHint', limits)}
            error={mistakes.marginMm && t('exports.marginsWrong', limits)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            placeholder={limits.own}
            suffix=" mm"
            step={1}
            value={wish.marginMm ?? ''}
            onChange={(value) => onChange({ marginMm: typeof value === 'number' ? value : null })}
          />
        </>
      )}
      {heeds(wish.format, 'dates') && (
        <NativeSelect
          label={t('exports.dates')}
          value={wish.dates}
          onChange={(event) => onChange({ dates: event.currentTarget.value as Wish['dates'] })}
          data={[
            { value: 'ats-safe', label: t('exports.datesSafe') },
            { value: 'right', label: t('exports.datesRight') },
          ]}
        />
      )}
      {heeds(wish.format, 'accent') && (
        <ColorInput
          label={t('exports.accent')}
          description={t('exports.accentHint', { own: settings.accent })}
          error={mistakes.accent && t('exports.accentWrong')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={settings.accent}
          withEyeDropper={false}
          fixOnBlur={false}
          value={wish.accent ?? ''}
          onChange={(accent) => onChange({ accent: accent || null })}
        />
      )}
      {heeds(wish.format, 'fit') && (
        <NativeSelect
          label={t('exports.fit')}
          value={String(wish.fitPages ?? '')}
          onChange={(event) => onChange({ fitPages: Number(event.currentTarget.value) || null })}
          data={[
            { value: '', label: t('exports.fitFree') },
            ...[1, 2, 3, 4]
              .filter((count) => count <= settings.mostPages)
              .map((count) => ({ value: String(count), label: t('exports.fitPages', { count }) })),
          ]}
        />
      )}
      {heeds(wish.format, 'quality') && (
        <NativeSelect
          label={t('exports.quality')}
          value={wish.quality}
          onChange={(event) => onChange({ quality: event.currentTarget.value as Wish['quality'] })}
          data={(['draft', 'normal', 'high'] as const).map((value) => ({
            value,
            label: t(`exports.${value}`),
          }))}
        />
      )}
      {heeds(wish.format, 'attach') && (
        <Checkbox
          style={{ gridColumn: '1 / -1' }}
          label={t('exports.attach')}
          description={t('exports.attachHint')}
          checked={wish.attachJson}
          onChange={(event) => onChange({ attachJson: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

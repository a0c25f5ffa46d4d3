import { Button, ColorInput, NativeSelect, SegmentedControl, Skeleton, Slider } from '@mantine/core';
import type { ExportOptions, TemplateView } from '~/api';
import { exportSettingsOf } from '~/features/templates/exportSettings';
import { useTemplates } from '~/features/templates/useTemplates';
import { useFormat } from '~/messages/useFormat';
import { useMessages } from '~/messages/useMessages';
import { usualPage } from '../document/design';
import { asList, asObj, asText, type Obj } from '../document/json';
import { useEditor } from '../useEditor';
import classes from './Panels.module.css';

/** How it is set: by the template's own settings and limits, live on the pages. */
export default function Design() {
  const { t } = useMessages();
  const { templateId, options, setDesign } = useEditor();
  const { data: templates } = useTemplates();
  const template = templates?.find((one) => one.id === templateId) ?? templates?.[0];
  if (!templates || !template) return <Skeleton h={320} role="status" aria-label={t('ui.loading')} />;
  const settings = exportSettingsOf(template);
  const isOwn = Object.keys(options).length > 0;
  return (
    <div className={classes.stack}>
      <TemplatePictures {...{ templates, templateId }} choose={(id) => setDesign({ template: id })} />
      <Page />
      <Measure
        label={t('editor.margins')}
        range={settings.margins}
        step={1}
        unit="mm"
        value={options.margin_mm ?? null}
        onChange={(margin_mm) => setDesign({ margin_mm })}
      />
      <NativeSelect
        label={t('editor.font')}
        value={options.font ?? ''}
        onChange={(event) => setDesign({ font: event.currentTarget.value || null })}
        data={[
          { value: '', label: t('editor.fontOwn', { name: settings.font }) },
          ...fontsOf(template).filter((one) => one !== settings.font),
        ]}
      />
      <Measure
        label={t('editor.fontSize')}
        range={settings.fontSize}
        step={0.5}
        unit="pt"
        value={options.font_size_pt ?? null}
        onChange={(font_size_pt) => setDesign({ font_size_pt })}
      />
      <Measure
        label={t('editor.spacing')}
        range={{ low: 0.6, high: 1.6, own: 1 }}
        step={0.05}
        unit="×"
        value={options.spacing ?? null}
        onChange={(spacing) => setDesign({ spacing: spacing ?? undefined })}
      />
      <ColorInput
        label={t('editor.accent')}
        withEyeDropper={false}
        placeholder={settings.accent}
        value={options.accent ?? ''}
        swatches={['#1d4f91', '#0b6e5f', '#7a2e3a', '#5b3b8c', '#9a5b13', '#1b1d21']}
        swatchesPerRow={6}
        onChange={(accent) => {
          if (accent === '' || /^#[0-9a-f]{6}$/i.test(accent)) setDesign({ accent: accent || null });
        }}
      />
      <Fit mostPages={settings.mostPages} />
      {isOwn && (
        <Button variant="default" size="sm" onClick={() => setDesign(NOTHING_OWN)}>
          {t('editor.designReset')}
        </Button>
      )}
    </div>
  );
}

const NOTHING_OWN = {
  page_size: undefined,
  margin_mm: null,
  font: null,
  font_size_pt: null,
  accent: null,
  spacing: undefined,
  fit_pages: null,
  date_position: undefined,
} as const;

function Page() {
  const { t } = useMessages();
  const { options, setDesign } = useEditor();
  return (
    <div className={classes.two}>
      <NativeSelect
        label={t('editor.pageSize')}
        value={options.page_size ?? usualPage(navigator.language)}
        onChange={(event) =>
          setDesign({ page_size: event.currentTarget.value as ExportOptions['page_size'] })
        }
        data={[
          { value: 'a4', label: 'A4' },
          { value: 'us-letter', label: 'US Letter' },
          { value: 'us-legal', label: 'US Legal' },
        ]}
      />
      <NativeSelect
        label={t('editor.dates')}
        value={options.date_position ?? 'ats-safe'}
        onChange={(event) =>
          setDesign({ date_position: event.currentTarget.value as ExportOptions['date_position'] })
        }
        data={[
          { value: 'ats-safe', label: t('editor.datesSafe') },
          { value: 'right', label: t('editor.datesRight') },
        ]}
      />
    </div>
  );
}

function Fit({ mostPages }: { mostPages: number }) {
  const { t } = useMessages();
  const { options, setDesign } = useEditor();
  return (
    <div className={classes.slider}>
      <div className={classes.sliderHead} id="fit-label">
        {t('editor.fit')}
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-labelledby="fit-label"
        value={String(options.fit_pages ?? '')}
        onChange={(value) => setDesign({ fit_pages: Number(value) || null })}
        data={[
          { value: '', label: t('editor.fitFree') },
          ...[1, 2, 3]
            .filter((one) => one <= mostPages)
            .map((one) => ({ value: String(one), label: String(one) })),
        ]}
      />
    </div>
  );
}

type MeasureProps = {
  readonly label: string;
  readonly range: { readonly low: number; readonly high: number; readonly own: number };
  readonly step: number;
  readonly unit: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

function Measure({ label, range, step, unit, value, onChange }: MeasureProps) {
  const { number } = useFormat();
  const id = `measure-${unit}-${step}`;
  return (
    <div className={classes.slider}>
      <div className={classes.sliderHead}>
        <span id={id}>{label}</span>
        <output>
          {number(value ?? range.own)} {unit}
        </output>
      </div>
      <Slider
        thumbProps={{ 'aria-labelledby': id }}
        label={null}
        min={range.low}
        max={range.high}
        step={step}
        value={value ?? range.own}
        onChange={(next) => onChange(next === range.own ? null : next)}
      />
    </div>
  );
}

type PicturesProps = {
  readonly templates: readonly TemplateView[];
  readonly templateId: string;
  readonly choose: (id: string) => void;
};

function TemplatePictures({ templates, templateId, choose }: PicturesProps) {
  const { t } = useMessages();
  return (
    <fieldset className={classes.templates}>
      <legend>{t('editor.template')}</legend>
      {templates.map((one) => (
        <label key={one.id} className={classes.template}>
          <input
            type="radio"
            name="template"
            checked={one.id === templateId}
            onChange={() => choose(one.id)}
          />
          <img src={one.preview_url} alt="" />
          {one.name}
        </label>
      ))}
    </fieldset>
  );
}

function fontsOf(template: TemplateView): string[] {
  const { properties } = template.export_settings as Obj;
  return asList(asObj(asObj(properties).font).enum).map(asText);
}

import type { TemplateView } from '~/api';
import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';

type Props = {
  readonly templates: readonly TemplateView[];
  readonly value: string;
  readonly onChange: (template: string) => void;
};

export function TemplateChoice({ templates, value, onChange }: Props) {
  const { t } = useMessages();
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('exports.template')}</legend>
      <div className={classes.templates}>
        {templates.map(({ id, name, preview_url }) => (
          <label key={id} className={`${classes.choice} ${classes.template}`}>
            <input
              type="radio"
              name="template"
              value={id}
              checked={value === id}
              onChange={() => onChange(id)}
            />
            <img src={preview_url} alt="" width={99} height={140} loading="lazy" />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

import { useMessages } from '~/messages/useMessages';
import classes from './Exports.module.css';
import { FORMATS, type Format } from './formats';

export function FormatChoice({ value, onChange }: { value: Format; onChange: (format: Format) => void }) {
  const { t } = useMessages();
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{t('exports.format')}</legend>
      <div className={classes.formats}>
        {FORMATS.map((format) => (
          <label key={format} className={classes.choice}>
            <input
              type="radio"
              name="format"
              value={format}
              checked={value === format}
              onChange={() => onChange(format)}
            />
            <span>{t(`exports.${format}`)}</span>
            <small>{t(`exports.${format}Hint`)}</small>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

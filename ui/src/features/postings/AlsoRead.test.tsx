import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithin } from '~/test/render';
import { AlsoRead } from './AlsoRead';

const found = (...values: string[]) =>
  values.map((value, start) => ({ value, span: { start, end: start + 1 } }));

test('what a posting is about is told by kind, each word once', () => {
  renderWithin(
    <AlsoRead
      analysis={{
        tooling: found('Terraform', 'Grafana', 'Terraform'),
        domain_keywords: found('logistics'),
        responsibilities: found('Run the platform.', 'Keep it safe.'),
        compliance: [],
      }}
    />,
  );
  expect(screen.getByText('Terraform · Grafana')).toBeTruthy();
  expect(screen.getByText('logistics')).toBeTruthy();
  expect(screen.getByText('Keep it safe.')).toBeTruthy();
  expect(screen.queryByText('Rules and standards')).toBeNull();
});

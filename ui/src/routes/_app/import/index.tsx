import { createFileRoute } from '@tanstack/react-router';
import { Upload } from '~/features/imports/Upload';

export const Route = createFileRoute('/_app/import/')({ component: Upload });

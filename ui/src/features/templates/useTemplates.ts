import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { changeMeMutation, listTemplatesOptions, readMeOptions } from '~/api/@tanstack/react-query.gen';
import { refresh } from '~/live/stale';
import { tellProblem } from '~/ui/notify';

export const FIRST_TEMPLATE = 'classic';

export function useTemplates() {
  return useQuery({ ...listTemplatesOptions(), staleTime: Number.POSITIVE_INFINITY });
}

/** The template that new résumés start with; kept with the account's settings as `template_id`. */
export function useDefaultTemplate() {
  const queryClient = useQueryClient();
  const { data: me } = useQuery(readMeOptions());
  const change = useMutation({
    ...changeMeMutation(),
    onSuccess: () => refresh(queryClient, 'readMe'),
    onError: tellProblem,
  });
  const chosen = me?.settings.template_id;
  return {
    templateId: typeof chosen === 'string' ? chosen : FIRST_TEMPLATE,
    isChanging: change.isPending,
    choose: (template_id: string) => change.mutateAsync({ body: { settings: { template_id } } }),
  };
}

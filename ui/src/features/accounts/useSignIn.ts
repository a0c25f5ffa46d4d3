import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type SignUp, signIn, signUp } from '~/api';

/** Ask to be let in, then go where one wanted to go. What another person left in memory is forgotten first. */
export function useSignIn(next: string) {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: async (given: { email: string; password: string }) => {
      await signIn({ body: given, throwOnError: true });
    },
    onSuccess: () => {
      queryClient.clear();
      router.history.push(next);
    },
  });
}

/** The answer to a sign-up never says whether the address was free; signing in does. */
export function useSignUp(next: string) {
  const enter = useSignIn(next);
  return useMutation({
    mutationFn: async (given: SignUp) => {
      await signUp({ body: given, throwOnError: true });
      await enter.mutateAsync({ email: given.email, password: given.password });
    },
  });
}

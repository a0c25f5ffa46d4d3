import { Menu } from '@mantine/core';
import type { ChoicesProps } from './Choices';

export default function ChoiceMenu({ choices, position, children }: ChoicesProps) {
  return (
    <Menu position={position}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ label, isChosen, onChoose }) => (
          <Menu.Item key={label} onClick={onChoose} fw={isChosen ? 600 : 400}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
